// Placeholder until this layer's code lands.
