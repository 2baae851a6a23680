"""Secure sign-in: a second factor (allauth.mfa), and the places where one is signed in."""
