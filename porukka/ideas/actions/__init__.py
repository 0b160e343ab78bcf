"""What changes, by what people do: promising, voting, deciding; and what time does."""
