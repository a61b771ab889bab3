/** The warehouse: what the shop asks of it, and how that travels. */
package com.example.shop.warehouse;
