"""A municipality's own PowerPoint and Word template and logo, used by all documents at its place and below."""
