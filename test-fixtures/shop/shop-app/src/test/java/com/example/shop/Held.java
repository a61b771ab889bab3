package com.example.shop;

/** What the shop holds of its database at the moment when it waits for somebody else. */
enum Held {
    TRANSACTION_OPEN,
    CONNECTION_HELD,
    NOTHING
}
