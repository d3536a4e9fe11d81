"""What may be said of a quote, an invoice, a payment, and what they come to, to the cent."""
