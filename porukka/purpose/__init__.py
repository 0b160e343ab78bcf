"""Purpose: why a community is here and for whom, what its people struggle with, and the page that tells others."""
