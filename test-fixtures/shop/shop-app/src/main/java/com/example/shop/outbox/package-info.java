/** Messages that are written with an order and sent after it. */
package com.example.shop.outbox;
