/** The xstate that the model's charts are made of, for design files. */
export * from 'xstate';
