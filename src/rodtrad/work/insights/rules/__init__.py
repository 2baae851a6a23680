"""The pure rules of insights: perspectives as sets, checks, tiredness of questions, accounts. No database."""
