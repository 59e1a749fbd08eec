"""The hash tree of the public record: tree, tiles, signed notes and proofs as their standards write them."""
