package com.example.shop.warehouse;

/** The warehouse, run by another company. */
public interface Warehouse {

    /** Says that a parcel will have to be packed. */
    void announce(String orderNumber);

    /** Gives reserved goods back to the shelf. */
    void release(String orderNumber);

    /** Asks for the parcel to be handed to the carrier. */
    void handOver(String orderNumber);
}
