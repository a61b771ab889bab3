/** What all clients of other companies' services share. */
package com.example.shop.partner;
