# Quotations, before they are written.
quotes-ask = किस माल का भाव देना है, और किसको? जैसे: { $example }
quotes-unclear = इसमें माल और भाव समझ नहीं आया। जैसे: { $example }
quotes-example = <i>रमेश को 5 किलो चीनी 45 के भाव, 10 पैकेट मैगी 14 के भाव</i>
