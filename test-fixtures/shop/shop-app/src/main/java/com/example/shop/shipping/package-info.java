/** Parcels on their way. */
package com.example.shop.shipping;
