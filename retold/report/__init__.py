"""The report page: what a reading holds, on one self-contained HTML page."""
