package com.example.shop.invoices;

import com.example.shop.orders.OrderRepository;
import com.example.shop.orders.PurchaseOrder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
public class InvoiceArchive {
    private final OrderRepository orders;
    private final InvoiceRenderer renderer;
    private final Path folder;

    InvoiceArchive(OrderRepository orders, InvoiceRenderer renderer, @Value("${shop.invoices.folder}") Path folder) {
        this.orders = orders;
        this.renderer = renderer;
        this.folder = folder;
    }

    public byte[] preview(String number) {
        return renderer.render(orders.findByNumber(number).orElseThrow());
    }

    public Path archive(String number) {
        PurchaseOrder order = orders.findByNumber(number).orElseThrow();
        Path file = folder.resolve(order.getNumber() + ".txt");
        try {
            return Files.write(file, renderer.render(order)); // the folder may be a network share
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot archive the invoice " + file, e);
        }
    }
}
