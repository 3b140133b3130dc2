"""A whole conflict as static pages and files, to be read from a disk, without a server."""
