"""All reads of the trials. The first argument is the actor."""
