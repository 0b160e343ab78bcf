"""Finding any discussion that the reader may see."""
