package com.example.shop.invoices;

import com.example.shop.orders.PurchaseOrder;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Component;

@Component
class InvoiceRenderer {

    byte[] render(PurchaseOrder order) {
        ByteArrayOutputStream page = new ByteArrayOutputStream();
        page.writeBytes(line("Invoice for order " + order.getNumber())); // fine: a stream in memory
        page.writeBytes(line(order.getCustomer().getName()));
        page.writeBytes(line("Total " + order.getTotal()));
        return page.toByteArray();
    }

    private static byte[] line(String text) {
        return (text + System.lineSeparator()).getBytes(StandardCharsets.UTF_8);
    }
}
