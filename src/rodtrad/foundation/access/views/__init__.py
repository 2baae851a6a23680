"""Pages of secure sign-in: one's own sign-ins, the factors, and taking away those of somebody who has lost theirs."""
