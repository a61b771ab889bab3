/** Goods on the shelf, their prices and their supply. */
package com.example.shop.stock;
