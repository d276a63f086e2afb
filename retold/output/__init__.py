"""What commands show: the public JSON form of every record, and its form on a terminal."""
