"""What market reports claim, set against the adverts."""
