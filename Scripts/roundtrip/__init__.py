"""What Scripts/round-trip is made of."""
