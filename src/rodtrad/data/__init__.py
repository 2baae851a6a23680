"""Facts that come with the product: municipalities, and worked cases for the demo and the tests."""
