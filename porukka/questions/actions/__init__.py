"""What changes, by what people do: collecting, asking, voting, answering, hiding, publishing."""
