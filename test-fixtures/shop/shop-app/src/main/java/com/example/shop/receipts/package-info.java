/** Receipts, mailed in the background. */
package com.example.shop.receipts;
