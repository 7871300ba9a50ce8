"""What pages are made of: each part draws one thing and does what is pressed in it."""
