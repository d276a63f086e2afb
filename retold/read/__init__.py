"""Bytes of files, folders and streams -> Article; the only stage that opens inputs."""
