"""Thanks: what members thank each other for, how often somebody helped, and a draft of thanks for the week."""
