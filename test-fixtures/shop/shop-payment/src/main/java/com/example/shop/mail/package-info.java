/** Mails to customers. */
package com.example.shop.mail;
