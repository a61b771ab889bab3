/** Money given back. */
package com.example.shop.refunds;
