/** Charges due orders: the job of the incident, and the job that replaced it. */
package com.example.shop.billing;
