"""How a question is answered, whatever holds the index: no database and no page is known here."""
