/** Orders from checkout to completion. */
package com.example.shop.orders;
