"""What the pages of the talk read: plain rows, in as many queries as the page has parts."""
