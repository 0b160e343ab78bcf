"""What changes, by what people do: promising, voting, deciding, holding contests and entering; and what time does."""
