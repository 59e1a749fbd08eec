"""Other systems are told what is public: signed, sent until they answer, and called back once it is public no more."""
