"""What tests/test_house.py asks of the house: each checker takes text or rows and returns its complaints."""
