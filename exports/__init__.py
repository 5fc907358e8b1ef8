"""Documents that leave the house: a meeting in, text or bytes out."""
