/** A home-made way to run work in a transaction. */
package com.example.shop.transactions;
