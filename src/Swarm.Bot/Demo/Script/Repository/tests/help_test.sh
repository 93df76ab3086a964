. tests/expect.sh

ends_with 'help is what one gets without a command' 0 stockroom
ends_with 'a command that is not there is a fault' 2 stockroom sell
ends_with 'a command is a name and not a path' 2 stockroom ../journal
