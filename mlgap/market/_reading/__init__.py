"""Reading one advert: its text to the facts it states."""
