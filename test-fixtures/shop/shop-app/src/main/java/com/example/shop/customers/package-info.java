/** Accounts and addresses of customers. */
package com.example.shop.customers;
