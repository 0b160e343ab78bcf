"""HTTP only: find what is visible, check the form, call one action, answer."""
