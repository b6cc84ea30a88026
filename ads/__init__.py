"""What an ad is, how it is read, how it is kept."""
