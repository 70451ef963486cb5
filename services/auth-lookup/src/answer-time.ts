/** An answer is given up after so long: before Lambda ends the function at 7 s, and Connect waits 8 s. */
export const answerTime = 6_500;
