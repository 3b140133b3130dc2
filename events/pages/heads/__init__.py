"""What the head of a page tells programs that show links, search engines and harvesters."""
