/** Invoices, rendered and archived. */
package com.example.shop.invoices;
